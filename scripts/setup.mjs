// What `npm start` and `npm test` do first, on any Node from 20 on: the packages of the lockfile, and the build of this source.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * How the server's engine keeps memory. A small young generation: 200 MB at rest and not 300. No guess from the first
 * objects of a kind which of them will live long: where many readers at once were the first to ask for a page, ten quiet
 * seconds after the start, the guess was wrong for the objects of a request in 7 starts of 17. They then filled the old
 * generation, 350 MB instead of 190 at a quarter fewer answers a second; without it, in none of 16.
 */
export const engineFlags = ['--max-semi-space-size=8', '--no-allocation-site-pretenuring']

/** The Node that Host City runs on: the one of its packages, else the one that runs this file, when it is new enough. */
export function packagedNode() {
  const packaged = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(packaged)) return packaged
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 7)) return process.execPath
  throw new Error(
    `Host City needs Node 24.7 or later here, and this is ${process.version}: its packages bring none for ${process.platform} ${process.arch}. Install a newer Node and run this again.`,
  )
}

/** Installs what the lockfile says, when something else or nothing is there. `say` hears what goes on. Tells whether it installed. */
export async function installIfChanged(say = () => {}) {
  if (installed()) return false
  say('Installing packages. This takes a minute the first time.')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { code, output } = await finished(npm, ['ci', '--no-audit', '--no-fund', '--include=dev'], { NODE_ENV: '' })
  if (code !== 0) throw new Error(`${output.trimEnd()}\nThe packages could not be installed. Look at what npm said above, and run this again.`)
  return true
}

/** Builds the app, when the source is another than that of the last build. Tells whether it built. */
export async function buildIfChanged(say = () => {}) {
  const stamp = join(root, '.next', 'built-from')
  const source = sourceHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === source) return false
  say('Building. This takes half a minute after a change of the source.')
  rmSync(stamp, { force: true })
  const { code, output } = await finished(packagedNode(), [join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST_CITY_BUILDS: '1',
  })
  if (code !== 0) throw new Error(`${output.trimEnd()}\nThe build failed.`)
  writeFileSync(stamp, source)
  return true
}

/** Whether node_modules holds the version of every package that the lockfile names for this machine. */
function installed() {
  const held = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(held)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const there = JSON.parse(readFileSync(held, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional }]) => path === '' || there[path]?.version === version || (optional && !there[path]))
}

/** A hash of all that a build is made of. */
function sourceHash() {
  const hash = createHash('sha256')
  const add = (path) =>
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  for (const file of ['package.json', 'package-lock.json', 'next.config.ts', 'tsconfig.json']) add(file)
  for (const folder of ['app', 'components', 'db', 'domain', 'lib', 'public']) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    for (const path of files.map((entry) => join(entry.parentPath.slice(root.length), entry.name)).sort()) add(path)
  }
  return hash.digest('hex')
}

function finished(command, args, environment) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: command.endsWith('.cmd'),
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
