// `npm run screenshots`: prepares like `npm test` does, and takes the pictures of docs/screenshots.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildIfChanged, installIfChanged, packagedNode, root } from './setup.mjs'

try {
  await installIfChanged(console.log)
  await buildIfChanged(console.log)
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const playwright = join(root, 'node_modules', '@playwright', 'test', 'cli.js')
const { status } = spawnSync(packagedNode(), [playwright, 'test', '--config', 'tests/screenshots/playwright.config.ts'], { cwd: root, stdio: 'inherit' })
process.exit(status ?? 1)
