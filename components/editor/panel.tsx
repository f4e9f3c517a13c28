import type { ReactNode } from 'react'
import { findingSentence } from '#components/desk/finding-sentence.tsx'
import type { Finding } from '#domain/reports/findings.ts'
import { readinessWords } from './readiness-words.ts'

type PanelProps = { findings: Finding[]; goTo(id: string): void; children: ReactNode }

/** Beside the text: what the checks say, and the latest history. */
export function Panel({ findings, goTo, children }: PanelProps) {
  const { title, more } = readinessWords(findings)
  return (
    <aside className="panel" aria-label="Beside the text">
      <nav className="tabs" aria-label="Panel">
        <a href="#why" aria-current="true">
          Findings <span>{findings.length}</span>
        </a>
        <a href="#recent">History</a>
      </nav>
      <div className="ready" id="why">
        <strong>{title}</strong> <span className="dim">{more}</span>
      </div>
      {findings.map((finding) => (
        <FindingEntry key={`${finding.kind} ${finding.blockId} ${finding.detail}`} finding={finding} goTo={goTo} />
      ))}
      {children}
    </aside>
  )
}

function FindingEntry({ finding, goTo }: { finding: Finding; goTo(id: string): void }) {
  const { blockId, section, severity } = finding
  return (
    <div className="finding">
      <span className="at">{section}</span>
      <span className={severity === 'error' ? 'flag e' : 'flag w'}>{severity === 'error' ? 'Error' : 'Warning'}</span>
      <p>{findingSentence(finding)}</p>
      {blockId ? (
        <div className="acts-s">
          <button type="button" className="link" onClick={() => goTo(blockId)}>
            Show
          </button>
        </div>
      ) : null}
    </div>
  )
}
