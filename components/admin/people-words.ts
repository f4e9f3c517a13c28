import type { PersonState } from '#domain/people/directory.ts'

type Role = 'editor' | 'admin'

export const roleNames: Record<Role, string> = { editor: 'Editor', admin: 'Admin' }

/** What each role may do, for whoever chooses one: an editor stands first. */
const roleMeanings: Record<Role, string> = {
  editor: 'Writes, restores and publishes any report.',
  admin: 'Does that too, and looks after people, sponsors, history and the service.',
}

/** What somebody of each role may do, by themselves and said to them. */
export const mayDo: Record<Role, { they: string; you: string }> = {
  editor: { they: 'Writes, restores and publishes any report', you: 'You write, restore and publish any report.' },
  admin: {
    they: 'Looks after people, sponsors, history and the service; writes and publishes too',
    you: 'You look after people, sponsors, history and the service, and write and publish like everybody else.',
  },
}

/** A choice of a role, each with what it means. */
export const roleChoices = (['editor', 'admin'] as const).map((role) => ({ value: role, label: roleNames[role], hint: roleMeanings[role] }))

/** How a person stands: the word, and the class of its mark. */
export const states: Record<PersonState, { word: string; mark: string }> = {
  active: { word: 'Active', mark: 'state live' },
  invited: { word: 'Invited', mark: 'state draft' },
  'invitation-expired': { word: 'Invitation expired', mark: 'state changed' },
  inactive: { word: 'Deactivated', mark: 'state archived' },
  'taken-back': { word: 'Invitation taken back', mark: 'state archived' },
  sample: { word: 'Cannot sign in', mark: 'state archived' },
}

const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b((Headless)?Chrome|Chromium|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** "Firefox on Windows", out of what a browser says about itself; it may say what it likes. */
export function browserName(agent: string | null): string {
  const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent ?? ''))?.[1]
  const [browser, system] = [named(browsers), named(systems)]
  if (browser && system) return `${browser} on ${system}`
  return browser ?? (system ? `A browser on ${system}` : 'An unknown browser')
}
