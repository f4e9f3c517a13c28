import type { ReactNode } from 'react'
import { requireActor } from '#lib/session.ts'

/** The gate. It only shows the way: every page, action, route and socket of the admins asks for itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireActor()
  return children
}
