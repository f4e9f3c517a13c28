/** A content as some version of the schema wrote it, before it is proved. */
export type Stored = { standfirst: unknown; document: unknown }

/** Makes of a content of one version of the schema the same content of the next. It is pure, and lets every id stay. */
export type Upgrade = (stored: Stored) => Stored

/** The upgrades, by the version that each begins with. Whoever raises the schema's version adds one and never takes one away. */
export const upgrades: ReadonlyMap<number, Upgrade> = new Map()
