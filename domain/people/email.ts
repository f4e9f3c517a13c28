const shape = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/

/** The longest address that a mail server has to take (RFC 5321, 4.5.3.1.3, without its brackets). */
const LONGEST = 254

/**
 * An e-mail address in the one form in which it is kept and looked up: without space around it, in lower case.
 * Null for what two mail programs could read as two people: letters that only look like others (a full-width @),
 * quoted local parts, several addresses, control characters, a dot at the end. A domain in
 * another script is typed as `xn--…`.
 */
export function normalEmail(typed: string): string | null {
  const email = typed.trim()
  if (email.length > LONGEST || email !== email.normalize('NFKC')) return null
  const lower = email.toLowerCase()
  return shape.test(lower) ? lower : null
}
