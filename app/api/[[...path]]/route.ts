import { refused } from '#lib/api-response.ts'

/** What no other route of the API knows. */
const unknown = async () => refused({ kind: 'unknown-address' })

export { unknown as DELETE, unknown as GET, unknown as HEAD, unknown as OPTIONS, unknown as PATCH, unknown as POST, unknown as PUT }
