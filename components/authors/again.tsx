'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const EVERY = 2_000

/** Asks again now and then, as long as the page is looked at; without scripts, by a link. */
export function Again() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && router.refresh(), EVERY)
    return () => clearInterval(timer)
  }, [router])
  return (
    <a className="link" href="?">
      Look again
    </a>
  )
}
