import type { Metadata } from 'next'
import { BackupList, Facts, Findings, SampleNote } from '#components/admin/service-parts.tsx'
import { Bar } from '#components/desk/bar.tsx'
import { sampleIds } from '#domain/sample/marks.ts'
import { backupWork } from '#lib/backup-work.ts'
import { KEPT, listBackups } from '#lib/backups.ts'
import { examineHost } from '#lib/doctor/doctor.ts'
import { environment } from '#lib/environment.ts'
import { reads } from '#lib/process.ts'
import { requireActor } from '#lib/session.ts'
import installed from '../../../package.json' with { type: 'json' }
import { signOut } from '../../(auth)/sign-out/actions.ts'
import { BackUpNow } from './back-up-now.tsx'

export const metadata: Metadata = { title: 'Service' }

export default async function Service() {
  const { name, role } = await requireActor('service.read')
  const settings = environment()
  const now = Date.now()
  const problems = await examineHost(settings, process.cwd(), now, { serving: true })
  const started = now - Math.round(process.uptime() * 1_000)
  return (
    <>
      <Bar person={name} role={role} here="service" signOut={signOut} />
      <main className="sheet column">
        <header>
          <h1>Service</h1>
        </header>
        <Findings problems={problems} />
        <section className="states" aria-labelledby="backups">
          <h2 id="backups">Backups</h2>
          <div>
            <BackupList backups={listBackups(settings.dataDir)} failed={backupWork()?.failed() ?? null} daily={settings.backups} kept={KEPT} now={now} />
            <BackUpNow />
          </div>
        </section>
        <section className="states" aria-labelledby="purge">
          <h2 id="purge">Words</h2>
          <div>
            <p className="long">A leaked secret, or words that a court forbids, can be removed from every version of every report. Nothing else can.</p>
            <a className="btn" href="/admin/purge">
              Purge words…
            </a>
          </div>
        </section>
        <SampleNote sponsors={sampleIds(reads(), 'sponsor').length} reports={sampleIds(reads(), 'report').length} />
        <Facts
          facts={[
            ['Version', installed.version],
            ['Runs since', { at: started }],
            ['Data folder', settings.dataDir],
            ['Address', settings.publicUrl?.origin ?? 'as typed; set PUBLIC_URL behind a proxy'],
            ['Node', process.versions.node],
          ]}
          now={now}
        />
      </main>
    </>
  )
}
