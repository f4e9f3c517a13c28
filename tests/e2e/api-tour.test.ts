import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './support/desk.ts'

/** The commands of docs/api.md, as a reader would paste them one after the other. */
function tour(): string {
  const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')
  const part = page.slice(page.indexOf('\n## A tour\n'))
  return [...part.matchAll(/^```bash\n([\s\S]*?)^```$/gm)].map((match) => match[1]).join('\n')
}

test('the tour of docs/api.md runs as it stands', async ({ ownHost, aPerson }) => {
  const { email } = await aPerson('Ines Marchetti', 'admin', ownHost)
  const token = (await ownHost.command(['token', 'add', '--email', email, '--name', 'Tour'])).trim().split('\n').at(-1) ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'host-city-tour-'))
  const commands = tour()
  expect(commands.split('\n').length).toBeGreaterThan(40)
  const { FORCE_COLOR: _, ...environment } = process.env
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail'], {
    cwd: folder,
    input: commands,
    encoding: 'utf8',
    timeout: 45_000,
    env: { ...environment, NO_COLOR: '1', HOST_CITY: ownHost.url, TOKEN: token, PATH: `${join(process.execPath, '..')}:${environment.PATH}` },
  })
  rmSync(folder, { recursive: true })
  expect(status, `${stdout}\n${stderr}`).toBe(0)
  for (const said of [
    '"name":"Ines Marchetti"',
    '"ready":true',
    '\n412\n',
    '<title>Northwind Ferries · Host City</title>',
    'changes: 1',
    '"before":3',
    '/join/',
    'published',
    '"withdrawn":"1.0"',
  ]) {
    expect(stdout).toContain(said)
  }
})
