import '#lib/lean-imports.ts'

// What a command makes, in the data folder or beside a backup, is for this user alone.
process.umask(0o077)

// Imported here and not above, so that drizzle is loaded in its lean form.
const { commandLine } = await import('#lib/commands/command-line.ts')
const { exitCode, out, err } = await commandLine(process.argv.slice(2))
process.stdout.write(out)
process.stderr.write(err)
process.exitCode = exitCode
