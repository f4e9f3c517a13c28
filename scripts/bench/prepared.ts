import { join } from 'node:path'
import { connect } from '#db/connection.ts'
import { database, transactor } from '#db/transact.ts'
import { findPersonByEmail } from '#domain/people/accounts.ts'
import { openSession } from '#domain/people/sessions.ts'
import type { Ask } from './asking.ts'
import type { Host, Report } from './host.ts'

const WRITERS = 8
const email = 'bench@desk.example'

export type Prepared = {
  /** One for each writer of drafts. */
  reports: Report[]
  published: Report
  compared: Report
  opened: Report
  /** One that gets a long history. */
  grown: Report
  /** Who writes it. */
  email: string
  /** Two browsers that are signed in. */
  sessions: [string, string]
  /** Someone who shows a token with every request. */
  authorized(ask: Ask): Ask
}

/** Brings in what is measured: the manuscript once for each thing that is, someone of the desk, their token and two sessions. */
export async function prepared(host: Host): Promise<Prepared> {
  await host.command(['user', 'add', '--email', email, '--name', 'Bench', '--role', 'admin', '--password-stdin'], { input: 'four wet boats before noon' })
  const token = (await host.command(['token', 'add', '--email', email, '--name', 'Bench'])).trim().split('\n').at(-1) ?? ''
  const [published, compared, opened] = [await host.report('OMEGA'), await host.report('OMEGA, compared'), await host.report('OMEGA, opened')]
  const grown = await host.report('OMEGA, grown')
  const reports: Report[] = []
  for (let each = 1; each <= WRITERS; each++) reports.push(await host.report(`OMEGA, writer ${each}`))
  const authorized = (ask: Ask): Ask => {
    return (method, path, headers, body) => ask(method, path, { authorization: `Bearer ${token}`, ...headers }, body)
  }
  return { reports, published, compared, opened, grown, email, sessions: [await session(host), await session(host)], authorized }
}

/** A session as a sign-in opens it. */
async function session({ dataDir }: Host): Promise<string> {
  const connection = connect(join(dataDir, 'hostcity.db'), 'write')
  try {
    const person = findPersonByEmail(database(connection), email)
    if (!person) throw new Error('There is nobody to sign in.')
    return await transactor(connection)((tx) => openSession(tx, { id: person.id, address: null, agent: null }, Date.now()))
  } finally {
    connection.close()
  }
}
