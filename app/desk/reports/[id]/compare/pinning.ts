import type { View } from '#components/compare/compare-address.ts'
import type { ShownRefusal } from '#components/form/refusal-message.tsx'

export type PinRefusal = Extract<ShownRefusal, { kind: 'forbidden' | 'not-found' | 'draft-unreadable' | 'draft-unknown-schema' | 'stale' }>

/** The address at which a comparison stays what it is, and the revision that was kept for it, if one was. */
export type Pinned = { address: string; kept: number | null }

/** A comparison that nothing pins yet: its draft says what no revision says. `hash` is that of the draft as it is shown. */
export type Loose = { reportId: string; from: 'draft' | number; to: 'draft' | number; view: View; hash: string }
