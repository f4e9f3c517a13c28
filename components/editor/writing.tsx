import type { Editor } from '@tiptap/core'
import { EditorContent, useEditorState } from '@tiptap/react'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { type AskedLine, askedLines } from './asked-lines.ts'
import { goTo as goToBlock, useBodyEditor } from './body-editor.ts'
import type { Asking } from './desk-keys.ts'
import type { EditorProps } from './desk-report.ts'
import { EditorBar } from './editor-bar.tsx'
import { FactsStrip } from './facts-strip.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { LinkDialog } from './link-dialog.tsx'
import type { LiveDraft } from './live-draft.ts'
import { LOCKED } from './notices.tsx'
import { OutlineList } from './outline-list.tsx'
import { Panel } from './panel.tsx'
import { Tones, useColleagues } from './presence.ts'
import { RecentHistory } from './recent-history.tsx'
import { outlineOf, sectionAt } from './section-numbers.ts'
import { Standfirst } from './standfirst.tsx'
import type { Status } from './status.ts'
import { Toolbar } from './toolbar.tsx'
import { useFindings } from './use-findings.ts'
import { WhoWrote } from './who-wrote.tsx'

/** Whether the lock keeps its person from publishing too: a page that is only out of date does not. */
const keepsOut = (status: Status) => status.kind === 'locked' && ['signed-out', 'not-allowed', 'archived', 'gone'].includes(status.lock.reason)

type WritingProps = EditorProps & { draft: LiveDraft; status: Status; notices: ReactNode }

/** The open draft: the document in the middle, its outline and what is said about it on either side. */
export function Writing({ draft, status, notices, ...props }: WritingProps) {
  const { report, you, paths } = props
  const { provider } = draft
  const mayWrite = status.kind !== 'locked' && report.archivedAt === null
  const [asking, setAsking] = useState<Exclude<Asking, 'who'> | null>(null)
  const [asked, setAsked] = useState<AskedLine[] | null>(null)
  const settled = useCallback(() => draft.settled(2_000), [draft])
  const tones = useMemo(() => new Tones(you.id), [you.id])
  const people = useColleagues(provider, you, tones)
  const ask = useCallback((what: Asking, from?: Editor) => (what === 'who' ? from && setAsked(askedLines(from, false)) : setAsking(what)), [])
  const editor = useBodyEditor({ provider, you, tones, mayWrite, ask })
  const { findings, words, minutes, touched } = useFindings(draft, editor, paths)
  const place = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const outline = outlineOf(state)
      return { outline, current: sectionAt(outline, state.selection.from)?.id ?? null }
    },
  })
  const goTo = (id: string) => goToBlock(editor, id)
  // A finding on another page leads here with the block's id in the address.
  useEffect(() => {
    const id = location.hash.slice(1)
    if (id) goToBlock(editor, id)
  }, [editor])
  const errors = findings.some((finding) => finding.severity === 'error')
  const shown = touched && report.state === 'live' ? { ...report, state: 'changed' as const } : report
  const nameOf = (id: string | null) => {
    const section = place.outline.find((one) => one.id === id)
    return section ? (section.number ? `section ${section.number}` : section.title) : ''
  }
  return (
    <>
      <a className="skip" href="#document">
        Skip to the document
      </a>
      <EditorBar
        report={shown}
        status={status}
        people={people}
        sectionOf={(person) => nameOf(person.section)}
        refusedBy={keepsOut(status) ? LOCKED : errors ? 'why' : undefined}
      />
      <FactsStrip {...props} />
      {notices}
      <div className="work">
        <OutlineList outline={place.outline} current={place.current} people={people} findings={findings} goTo={goTo} />
        <main className="doc" id="document">
          {mayWrite ? <Toolbar editor={editor} findings={findings.length} words={words} minutes={minutes} ask={(what) => ask(what, editor)} /> : null}
          <div className="canvas">
            <Standfirst provider={provider} you={you} tones={tones} mayWrite={mayWrite} onward={() => editor.commands.focus('start')} askWho={setAsked} />
            <EditorContent editor={editor} />
            <p className="vh" id="leave-hint">
              Escape, then Tab leaves the text. Control and slash shows all keys.
            </p>
          </div>
        </main>
        <Panel findings={findings} goTo={goTo}>
          <RecentHistory
            {...props}
            writers={people.map((person) => person.name.split(' ')[0] ?? '')}
            settled={() => draft.settled(4_000)}
            mayWrite={mayWrite}
          />
        </Panel>
      </div>
      {asking === 'link' ? <LinkDialog editor={editor} paths={paths} outline={place.outline} close={() => setAsking(null)} /> : null}
      {asked ? <WhoWrote reportId={report.id} lines={asked} settled={settled} close={() => setAsked(null)} /> : null}
      {asking === 'keys' ? <KeysDialog close={() => setAsking(null)} /> : null}
    </>
  )
}
