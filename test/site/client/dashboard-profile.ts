import { type ComponentChildren, h } from 'preact';
import type { ViewProps } from './account.ts';

/** The person and the team, both of which can be renamed. */
export function ProfileView({ overview: { profile }, change }: ViewProps): ComponentChildren {
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const name = new FormData(event.currentTarget).get('name');
    await change('profile', { name: typeof name === 'string' ? name : '' });
    alert('Your profile is saved.');
  };
  const rename = async () => {
    const team = prompt('What is the new name of the team?', profile.team);
    if (team?.trim()) await change('profile', { team });
  };
  return [
    h('form', { class: 'panel', onSubmit: save }, [
      h('div', { class: 'field' }, [
        h('label', { for: 'display-name' }, 'Display name'),
        h('input', {
          id: 'display-name',
          name: 'name',
          autocomplete: 'name',
          required: true,
          defaultValue: profile.name,
        }),
      ]),
      h('p', { class: 'quiet' }, `You sign in as ${profile.email}.`),
      h('button', { class: 'button primary' }, 'Save profile'),
    ]),
    h('section', { class: 'panel', 'aria-labelledby': 'team' }, [
      h('h2', { id: 'team' }, 'Team'),
      h('p', { role: 'status' }, `Your team is called ${profile.team}.`),
      h('button', { type: 'button', class: 'button', onClick: rename }, 'Rename team'),
    ]),
  ];
}
