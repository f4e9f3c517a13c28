import type { Act } from '#domain/audit/record.ts'

type Group = { label: string; acts: { [act in Act]?: string } }

/** Every act under the name that one looks for it by, in groups. */
export const groups: Record<string, Group> = {
  reports: {
    label: 'Reports and drafts',
    acts: {
      'report.created': 'Begun',
      'report.archived': 'Archived',
      'report.unarchived': 'Brought back',
      'draft.replaced': 'Draft written over',
      'draft.imported-over': 'Manuscript imported over a draft',
    },
  },
  editions: { label: 'Editions', acts: { 'edition.published': 'Published', 'edition.withdrawn': 'Withdrawn' } },
  revisions: {
    label: 'Revisions',
    acts: {
      'revision.cut': 'Kept',
      'revision.named': 'Named',
      'revision.noted': 'Noted',
      'revision.restored': 'Restored',
      'section.restored': 'Section restored',
      'change.taken-back': 'Change taken back',
      'words.purged': 'Words purged',
    },
  },
  sponsors: {
    label: 'Sponsors and deals',
    acts: {
      'sponsor.added': 'Sponsor added',
      'sponsor.changed': 'Sponsor changed',
      'sponsor.moved': 'Address changed',
      'sponsor.described': 'Companies described',
      'sponsor.merged': 'Sponsors merged',
      'sponsor.removed': 'Sponsor removed',
      'sponsorship.given': 'Deal given',
      'sponsorship.changed': 'Deal changed',
      'sponsorship.ended': 'Deal ended',
      'sponsorship.resumed': 'Deal goes on',
      'sponsorship.removed': 'Deal taken away',
      'sponsorship.made-primary': 'Primary deal chosen',
    },
  },
  tiers: { label: 'Tiers', acts: { 'tier.added': 'Added', 'tier.changed': 'Changed', 'tiers.reordered': 'Reordered', 'tier.removed': 'Removed' } },
  people: {
    label: 'People and rights',
    acts: {
      'person.added': 'Added',
      'person.invited': 'Invited',
      'person.invited-again': 'Invited again',
      'person.invitation-taken-back': 'Invitation taken back',
      'person.joined': 'Came in',
      'person.renamed': 'Name changed',
      'person.role-changed': 'Role changed',
      'person.deactivated': 'Deactivated',
      'person.reactivated': 'Reactivated',
      'first-admin.link-made': 'Link for the first admin made',
      'first-admin.came': 'First admin came',
    },
  },
  'sign-in': {
    label: 'Sign-in, passwords and tokens',
    acts: {
      'person.signed-in': 'Signed in',
      'person.signed-out': 'Signed out',
      'person.sign-in-failed': 'Sign-in failed',
      'person.reset-link-made': 'Reset link made',
      'person.password-reset': 'Password reset',
      'person.password-changed': 'Password changed',
      'person.password-not-changed': 'Password not changed',
      'token.added': 'API token made',
      'token.revoked': 'API token revoked',
    },
  },
  service: {
    label: 'Service',
    acts: {
      'backup.made': 'Backup made',
      'backup.restored': 'Backup restored',
      'sample.loaded': 'Sample library loaded',
      'sample.removed': 'Sample library removed',
      'audit.exported': 'Audit exported',
    },
  },
}

/** The acts that a kind in an address stands for: those of a group, or one. Null for no kind that is known. */
export function actsOf(kind: string): string[] | null {
  if (Object.hasOwn(groups, kind)) return Object.keys(groups[kind]?.acts ?? {})
  return Object.values(groups).some(({ acts }) => Object.hasOwn(acts, kind)) ? [kind] : null
}
