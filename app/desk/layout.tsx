import type { ReactNode } from 'react'
import { PasteAnywhere } from '#components/exchange/paste-anywhere.tsx'
import { requireActor } from '#lib/session.ts'

/** The gate. It only shows the way: every page, action, route and socket of the desk asks for itself. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  return (
    <>
      {children}
      <PasteAnywhere person={actor.id} />
    </>
  )
}
