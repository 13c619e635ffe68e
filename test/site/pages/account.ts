import { html } from 'hono/html';
import { DEMO_EMAIL } from '../state.ts';
import { type Markup, page } from './layout.ts';

/** What the sign-in form is shown with. */
export interface SignIn {
  email: string;
  /** The path to go on to. */
  next: string;
  wrong: boolean;
}

/** The form to sign in. */
export function loginPage({ email, next, wrong }: SignIn): Markup {
  return page({
    title: 'Sign in',
    section: 'account',
    main: html`
      <div class="slim">
        <h1>Sign in</h1>
        <p class="lead">See your bookings and your team.</p>
        ${
          wrong
            ? html`<p class="alert" role="alert">This email and password do not match. Please try again.</p>`
            : ''
        }
        <form class="panel" method="post" action="/login">
          <input type="hidden" name="next" value="${next}" />
          <div class="field">
            <label for="email">Email</label>
            <input id="email" name="email" type="email" autocomplete="username" required value="${email}" />
          </div>
          <div class="field">
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required />
          </div>
          <button class="button primary full">Sign in</button>
        </form>
        <p class="quiet">The demo account is ${DEMO_EMAIL}.</p>
      </div>
    `,
  });
}

/** The shell of the signed-in area; `client/dashboard.ts` draws what is inside. */
export function dashboardPage(title: string): Markup {
  return page({
    title,
    section: 'account',
    signedIn: true,
    scripts: ['dashboard.ts'],
    main: html`<div class="wide" id="dashboard"><p class="quiet" role="status">Loading…</p></div>`,
  });
}
