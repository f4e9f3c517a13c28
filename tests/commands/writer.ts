import { connect } from '#db/connection.ts'

// Commits pairs of rows without end, and says each one's number once it is on the disk.
const connection = connect(process.argv[2] ?? '', 'write')
const insert = connection.prepare('insert into failed_sign_ins (key, at) values (?, ?)')

for (let number = 1; ; number++) {
  connection.exec('BEGIN IMMEDIATE')
  insert.run('first', number)
  insert.run('second', number)
  connection.exec('COMMIT')
  process.stdout.write(`${number}\n`)
  await new Promise((resolve) => setTimeout(resolve, 2))
}
