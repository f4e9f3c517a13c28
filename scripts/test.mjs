// npm test: everything that must hold before a change goes in, from a fresh clone and with any Node from 20 on.
// A line a step while it works; what a failing step said, in full; and one plain line at the end.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfChanged, installIfChanged, packagedNode, root } from './setup.mjs'

const quick = process.argv.includes('--quick')
const results = join(root, '.cache', 'test')
let passed = 0
let failed = 0

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
process.chdir(root)
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))

if (await step('packages', () => installIfChanged())) {
  // Vitest, Biome and knip start with the Node of the packages, whatever Node runs this file.
  process.env.PATH = `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`
  await step('types', async () => {
    await run('next', ['typegen'])
    await run('tsc', ['--noEmit'])
  })
  await step('lint', () => run('biome', ['check', '--error-on-warnings', '.']))
  await step('unused code', () => run('knip', ['--no-progress']))
  await tests('unit and architecture tests', unitTests)
  if (!quick && (await step('production build', () => buildIfChanged()))) {
    const chromium = await step('Chromium', findChromium)
    if (chromium) await tests('browser tests', () => browserTests(chromium.value))
  }
}

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** Runs one step and says how it went. A step that fails counts as one failure and gives null. */
async function step(name, work) {
  const started = performance.now()
  if (process.stdout.isTTY) process.stdout.write(`… ${name}\r`)
  try {
    const value = await work()
    console.log(`✓ ${name}, ${seconds(started)}`)
    return { value }
  } catch (error) {
    failed += 1
    console.log(`✗ ${name}, ${seconds(started)}\n${error.message}`)
    return null
  }
}

/** Runs tests, which are counted one by one. A run that ends without a single test is a failure. */
async function tests(name, work) {
  const started = performance.now()
  if (process.stdout.isTTY) process.stdout.write(`… ${name}\r`)
  const { good, bad, output } = await work()
  passed += good
  failed += bad
  if (bad > 0) console.log(output.trimEnd())
  console.log(`${bad === 0 ? '✓' : '✗'} ${name}: ${good} passed, ${bad} failed, ${seconds(started)}`)
}

async function unitTests() {
  const file = join(results, 'unit.json')
  const { code, output } = await spawned('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  const report = parsed(file)
  if (!report) return { good: 0, bad: 1, output }
  const good = report.numPassedTests
  // A test that is skipped or a file that does not load has shown nothing.
  const bad = report.numTotalTests - good + report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length
  return { good, bad: Math.max(bad, code === 0 && good > 0 ? 0 : 1), output }
}

async function browserTests(chromium) {
  const file = join(results, 'browser.json')
  const { code, output } = await spawned('playwright', ['test', '--reporter=line,json'], {
    PLAYWRIGHT_CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  const stats = parsed(file)?.stats
  if (!stats) return { good: 0, bad: 1, output }
  const good = stats.expected
  const bad = stats.unexpected + stats.flaky + stats.skipped
  return { good, bad: Math.max(bad, code === 0 && good > 0 ? 0 : 1), output }
}

/** The path of a Chromium that starts; empty where Playwright brings its own. */
async function findChromium() {
  const named = process.env.PLAYWRIGHT_CHROMIUM_PATH
  if (named) {
    if (starts(named)) return named
    throw new Error(`PLAYWRIGHT_CHROMIUM_PATH names ${named}, which does not start.`)
  }
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => starts(path))
  if (installed) return installed
  const tried = []
  const asRoot = process.getuid?.() === 0 ? [] : starts('sudo', ['-n', 'true']) ? ['sudo', '-n'] : null
  if (existsSync('/usr/bin/apt-get') && asRoot) {
    for (const command of [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-q', '-y', '--no-install-recommends', 'chromium'],
    ]) {
      const [program, ...rest] = [...asRoot, ...command]
      const { code, output } = await spawned(program, rest, { DEBIAN_FRONTEND: 'noninteractive' })
      if (code !== 0) tried.push(output)
    }
    if (starts('/usr/bin/chromium')) return '/usr/bin/chromium'
  }
  const { code, output } = await spawned('playwright', ['install', 'chromium'])
  if (code === 0) return ''
  tried.push(output)
  throw new Error(
    `${tried.join('\n')}\nThe browser tests need Chromium. Install it (on Debian: apt-get install chromium), or set PLAYWRIGHT_CHROMIUM_PATH to one that is there, and run npm test again.`,
  )
}

function starts(program, args = ['--version']) {
  return spawnSync(program, args, { stdio: 'ignore', timeout: 30_000 }).status === 0
}

async function run(command, args) {
  const { code, output } = await spawned(command, args)
  if (code !== 0) throw new Error(output.trimEnd() || `${command} ended with ${code}.`)
}

function spawned(command, args, environment = {}) {
  return new Promise((resolve) => {
    const inside = join(root, 'node_modules', '.bin', command)
    const [program, given] = existsSync(inside) ? [packagedNode(), [inside, ...args]] : [command, args]
    const child = spawn(program, given, { cwd: root, env: { ...process.env, NO_COLOR: '1', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

function parsed(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
