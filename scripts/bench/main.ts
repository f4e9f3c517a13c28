import '#lib/lean-imports.ts'

if (process.platform !== 'linux') {
  process.stderr.write('The bench reads in /proc what a process uses, and so runs on Linux only.\n')
  process.exit(1)
}
// What was started is ended, and what was written removed, when this process exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
process.once('disconnect', () => process.exit(130))

try {
  // Imported here and not above, so that drizzle is loaded in its lean form.
  const { run } = await import('./run.ts')
  process.stdout.write(await run())
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  process.exitCode = 1
}
// An open socket of a client must not keep the bench waiting.
process.exit()
