'use client'

import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { EditorProps } from './desk-report.ts'
import { EditorBar } from './editor-bar.tsx'
import { FactsStrip } from './facts-strip.tsx'

const Workspace = lazy(() => import('./workspace.tsx').then((module) => ({ default: module.Workspace })))
const never = () => () => {}

/** The editor lives in the browser alone; until it runs, the page says which report this is. */
export function OpenEditor(props: EditorProps) {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const frame = (
    <>
      <EditorBar report={props.report} />
      <FactsStrip {...props} />
      <noscript>
        <p className="opening-line">The editor needs scripts.</p>
      </noscript>
    </>
  )
  return (
    <div className="editor" data-tier={props.report.tone}>
      {inBrowser ? (
        <Suspense fallback={frame}>
          <Workspace {...props} fallback={frame} />
        </Suspense>
      ) : (
        frame
      )}
    </div>
  )
}
