/**
 * What is wrong with a name for an input or a secret, as a sentence; undefined where nothing is. (`__proto__` is refused
 * as the parser of journeys keeps it from being a name.)
 */
export function problemOfName(name: string): string | undefined {
  if (/^[A-Za-z_]\w*$/.test(name) && name !== '__proto__') return undefined;
  return `“${name}” can’t be a name: it takes letters, digits and _, and does not begin with a digit.`;
}

/** A name for files and ids: lower-case words with dashes; `otherwise` where the title has no such letters. */
export function slug(title: string, otherwise: string): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const name = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return name || otherwise;
}

/** A name for a secret, after what its field is called: "Account password" is ACCOUNT_PASSWORD. */
export function secretNamed(label: string): string {
  const words = label
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(words) ? words.slice(0, 40) : 'SECRET';
}

/** Whether a field is called as fields are that hold secrets. For where nothing but its name is known. */
export function soundsSecret(label: string): boolean {
  return /pass(word|wd|code|phrase)|passwort|kennwort|contraseñ|mot de passe|senha|wachtwoord|lösenord|\b(pw|pwd|pin|otp|cvc|cvv|csc)\b|secret|\btoken\b|card.?(number|no\b)|security.?code|verification.?code|api.?key|one.?time/i.test(
    label,
  );
}

/** A name for an input, after what its field is called: "Your e-mail" is yourEMail. */
export function inputNamed(label: string): string {
  const words =
    label
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? [];
  const name = words
    .map((word, at) =>
      at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('')
    .slice(0, 40);
  return /^[a-z]/.test(name) ? name : 'text';
}
