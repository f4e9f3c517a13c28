/** The two parts of a draft in its shared document; the same names as on the server. */
export const BODY = 'body'
export const STANDFIRST = 'standfirst'
