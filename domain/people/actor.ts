/** Where an act came from. */
export type Via = 'desk' | 'api' | 'command line' | 'service'

/**
 * Who acts. A person's role and status are read fresh from the database with every request, socket and message,
 * never from a cookie. `id` is null for the command line without a name and for the service's own timed work.
 */
export type Actor = { id: string | null; name: string; role: 'editor' | 'admin'; via: Via; address: string | null }

/** Host City itself: timed work. */
export const service: Actor = { id: null, name: 'Host City', role: 'admin', via: 'service', address: null }

/** Whoever may run commands on the machine. */
export const commandLine: Actor = { id: null, name: 'Command line', role: 'admin', via: 'command line', address: null }
