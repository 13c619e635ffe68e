import { builders, utils } from 'prettier/doc';
import type { Call, Expression } from './expression.ts';
import type { Doc } from './layout.ts';

const { group, indent, hardline, conditionalGroup, breakParent } = builders;

/**
 * A call of a member, such as `page.getByLabel("Email").fill("…")`: on one line, or where that is too long, with each
 * call of a longer chain on a line of its own.
 * @param how lays the parts of a chain
 */
export function layChain(chain: Call, how: Parts): Doc {
  const { root, links } = linksOf(chain);
  // Members that nothing is called of stay with what they are members of: `tabs.brochure`.
  const start = root.is === 'call' ? 0 : links.findIndex(({ args }) => args);
  const first: Doc = [how.lay(root), ...links.slice(0, start).map(({ name }) => how.layMember(name))];
  const docs = links
    .slice(start)
    .map(({ name, args }): Doc => [how.layMember(name), args ? how.layArguments(args) : '']);
  const oneLine: Doc = [first, ...docs];
  if (docs.length < 2) return group(oneLine);
  const expanded: Doc = [first, indent([hardline, builders.join(hardline, docs)])];
  const all = links.flatMap(({ args }) => (args ? [args] : []));
  if (all.length > 2 && all.some((args) => args.some((arg) => !isSimple(arg)))) return group(expanded);
  if (utils.willBreak([first, ...docs.slice(0, -1)])) return group(expanded);
  return [utils.willBreak(oneLine) ? breakParent : '', conditionalGroup([oneLine, expanded])];
}

/** A member, and the arguments of what is called right after it. */
interface Link {
  name: string;
  args?: Call['args'];
}

/** How the parts of a chain are laid. */
interface Parts {
  lay(expression: Expression): Doc;
  layMember(name: string): Doc;
  layArguments(args: Call['args']): Doc;
}

function linksOf(expression: Expression): { root: Expression; links: Link[] } {
  if (expression.is === 'member') {
    const { root, links } = linksOf(expression.of);
    return { root, links: [...links, { name: expression.name }] };
  }
  if (expression.is !== 'call' || expression.callee.is !== 'member') return { root: expression, links: [] };
  const { root, links } = linksOf(expression.callee.of);
  return { root, links: [...links, { name: expression.callee.name, args: expression.args }] };
}

/** Whether an argument is so plain that several calls with such may share a line; it looks two levels deep. */
function isSimple(expression: Expression, depth = 2): boolean {
  if (depth <= 0) return false;
  switch (expression.is) {
    case 'text':
    case 'boolean':
    case 'name':
    case 'number':
      return true;
    case 'list':
      return expression.items.every((item) => isSimple(item, depth - 1));
    case 'object':
      return expression.properties.every((property) => 1 in property && isSimple(property[1], depth - 1));
    case 'call':
      return (
        isSimple(expression.callee, depth) &&
        expression.args.length <= depth &&
        expression.args.every((arg) => isSimple(arg, depth - 1))
      );
    case 'member':
      return isSimple(expression.of, depth);
    case 'pattern':
      return expression.source.length <= 5;
    case 'function':
    case 'code':
      return false;
  }
}
