/** The two parts of a draft in its shared document. */
export const BODY = 'body'
export const STANDFIRST = 'standfirst'

/**
 * Who Host City itself is in the shared history of a draft. One number serves for ever, because its changes are
 * made one after the other inside transactions, each on top of all that is on disk. Nobody else may write under it.
 */
export const HOST = 1
