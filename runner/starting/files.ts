/** The files that set a repo up. */

/** A file, and in a few words what it is for. */
export interface StartingFile {
  path: string;
  text: string;
  says: string;
}

/** The CIs that there is a workflow for. */
export const CIS = ['github', 'gitlab'] as const;

/** One of them. */
export type Ci = (typeof CIS)[number];

/** The config, with what a team sets first. */
export const CONFIG_FILE: StartingFile = {
  path: 'waymark.config.ts',
  says: 'the settings',
  text: `import { defineConfig } from "waymark";

export default defineConfig({
  // How long one act or check may take, in seconds.
  timeout: 10,
  // Around the clock: npx waymark monitor
  monitor: {
    every: "5m",
    // channels: { team: { kind: "slack", webhook: "env:SLACK_WEBHOOK" } },
  },
});
`,
};

/** What replays the journeys in CI. */
export const CI_FILES: Record<Ci, StartingFile> = {
  github: {
    path: '.github/workflows/waymark.yml',
    says: 'replays the journeys in GitHub Actions',
    text: `name: Journeys
on:
  push: { branches: [main] }
  pull_request:

jobs:
  journeys:
    runs-on: ubuntu-latest # has Chrome
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with: { node-version: 24 }
      - run: npm ci
      - uses: ./node_modules/waymark
        # The deployment to replay on; without, the one that each journey names.
        with: { base-url: "\${{ vars.WAYMARK_BASE_URL }}" }
      - uses: actions/upload-artifact@v4
        if: always()
        with: { name: waymark, path: .waymark, include-hidden-files: true }
`,
  },
  gitlab: {
    path: '.gitlab/waymark.yml',
    says: 'replays the journeys in GitLab; add to .gitlab-ci.yml: include: .gitlab/waymark.yml',
    text: `journeys:
  image: node:24
  before_script:
    - apt-get update && apt-get install -y chromium
    - npm ci
  script:
    # The variable WAYMARK_BASE_URL names the deployment to replay on; without, each journey names its own.
    - npx waymark run --retries 1 --junit junit.xml
  artifacts:
    when: always
    paths: [.waymark]
    reports: { junit: junit.xml }
`,
  },
};

/** What git is to leave out: runs with their pictures, and the values of secrets. */
const IGNORED = ['.waymark/', '.env'];

/** A .gitignore with those lines; undefined where it has them already. */
export function ignoring(text: string | undefined): string | undefined {
  const lines = text?.split(/\r?\n/).map((line) => line.trim().replace(/^\//, '')) ?? [];
  const known = new Set(lines.flatMap((line) => [line, `${line}/`]));
  const missing = [...(text === undefined ? ['node_modules/'] : []), ...IGNORED].filter(
    (line) => !known.has(line),
  );
  if (missing.length === 0) return undefined;
  const before = text === undefined || text === '' || text.endsWith('\n') ? (text ?? '') : `${text}\n`;
  return `${before}${missing.join('\n')}\n`;
}
