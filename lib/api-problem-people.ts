import type { ProblemTable } from './api-problem-table.ts'

/** What the API refuses about people. */
export type PeopleRefusals = {
  'person-not-found': object
  'sample-person': object
  'own-account': object
  'last-admin': object
  'never-joined': object
  'joined-already': object
  'person-not-active': object
  'invalid-email': object
  'invalid-name': object
  'email-taken': { email: string }
  'session-not-found': object
  'token-not-found': object
  'invalid-label': object
}

export const peopleProblems: ProblemTable<PeopleRefusals> = {
  'person-not-found': { status: 404, title: 'No such person', detail: () => 'There is nobody of this id who could be meant.' },
  'sample-person': { status: 409, title: 'A person of the sample library', detail: () => 'People of the sample library cannot sign in and stay as they are.' },
  'own-account': { status: 409, title: 'Your own account', detail: () => 'Nobody does this to their own account. Another admin can.' },
  'last-admin': { status: 409, title: 'The last admin', detail: () => 'Without this person there would be no active admin. Make somebody else one first.' },
  'never-joined': { status: 409, title: 'Never joined', detail: () => 'The person was invited and has not come. Renew the invitation, or take it back.' },
  'joined-already': { status: 409, title: 'Joined already', detail: () => 'The person has an account. Deactivate it, or make a reset link.' },
  'person-not-active': { status: 409, title: 'Not active', detail: () => 'The person cannot sign in at present, with any password.' },
  'invalid-email': { status: 422, title: 'Invalid address', detail: () => 'This is no e-mail address that Host City can keep.' },
  'invalid-name': { status: 422, title: 'Invalid name', detail: () => 'A name has 1 to 120 characters, on one line, and none that hide or turn text.' },
  'email-taken': { status: 409, title: 'Address taken', detail: ({ email }) => `Somebody goes by ${email}.` },
  'session-not-found': { status: 404, title: 'No such session', detail: () => 'There is no open session of this id.' },
  'token-not-found': { status: 404, title: 'No such token', detail: () => 'There is no token of this id that works.' },
  'invalid-label': { status: 422, title: 'Invalid label', detail: () => 'A label has 1 to 80 characters, on one line.' },
}
