import type { Actor } from './actor.ts'

const editor = ['editor', 'admin'] as const
const admin = ['admin'] as const

/** Who may do what. Pages ask it to decide what to show, verbs to decide what to do. */
export const permissions = {
  'desk.read': editor,
  'report.create': editor,
  'report.archive': editor,
  'draft.write': editor,
  'revision.cut': editor,
  'revision.restore': editor,
  'edition.publish': editor,
  'edition.withdraw': editor,
  'sponsor.change': editor,
  'token.add': editor,
  'sponsor.manage': admin,
  'tier.manage': admin,
  'revision.find': editor,
  'revision.name': editor,
  'words.purge': admin,
  'report.import': editor,
  'person.add': admin,
  'person.read': admin,
  'person.manage': admin,
  'audit.read': admin,
  'service.read': admin,
  'sample.remove': admin,
  'session.end': admin,
  'token.manage': admin,
} as const satisfies Record<string, readonly Actor['role'][]>

export type Action = keyof typeof permissions

export function may(actor: Actor, action: Action): boolean {
  return (permissions[action] as readonly Actor['role'][]).includes(actor.role)
}

export type Forbidden = { kind: 'forbidden'; action: Action }
