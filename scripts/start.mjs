// npm start: installs what the lockfile says, builds what changed, and hands over to the server on its own Node.
// Any Node from 20 on runs this file. `--dev` starts for development, `--build-only` stops before the server.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfChanged, engineFlags, installIfChanged, packagedNode, root } from './setup.mjs'

const dev = process.argv.includes('--dev')
const say = (sentence) => process.stdout.write(`${sentence}\n`)

try {
  if (Number(process.versions.node.split('.')[0]) < 20)
    throw new Error(`Host City needs Node 20 or later, and this is ${process.version}. Install a newer one and run this again.`)
  await installIfChanged(say)
  if (!dev) await buildIfChanged(say)
  if (!process.argv.includes('--build-only')) serve()
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`)
  process.exitCode = 1
}

function serve() {
  const environment = {
    ...(dev ? { DATA_DIR: join(root, 'data', 'development') } : {}),
    // Compiled code is kept from one start to the next.
    NODE_COMPILE_CACHE: join(root, '.next', 'cache', 'node'),
    ...process.env,
  }
  // The channel tells the server when we are gone.
  const server = spawn(
    packagedNode(),
    [...engineFlags, ...(dev ? ['--disable-warning=ExperimentalWarning'] : []), join(root, 'server', 'main.ts'), ...(dev ? ['--dev'] : [])],
    {
      env: environment,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
  server.on('error', (error) => {
    process.stderr.write(`The server could not be started: ${error.message}\n`)
    process.exit(1)
  })
  server.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
  // Whoever kills npm outright does not reach us, and an orphan would hold the port.
  const npm = process.env.npm_lifecycle_event ? parentOf(process.ppid) : null
  if (npm) setInterval(() => isRunning(npm) || server.kill('SIGTERM'), 1_000).unref()
}

/** npm starts a shell, and the shell starts us. */
function parentOf(pid) {
  const stat = `/proc/${pid}/stat`
  // The name of a program stands in brackets and may hold anything; the parent is the second word after it.
  if (existsSync(stat)) return Number(readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ')[1]) || null
  return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim()) || null
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function sentence(error) {
  if (error.code === 'ENOSPC') return 'The disk is full. Make room, then run this again.'
  if (error.code === 'EACCES' || error.code === 'EROFS') return `${error.path ?? root} cannot be written. Let this user write there, then run this again.`
  return error.message
}
