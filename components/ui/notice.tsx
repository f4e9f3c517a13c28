import type { ReactNode } from 'react'

type NoticeProps = {
  tone?: 'error' | 'warning' | 'done' | 'plain'
  /** What is, in a short sentence. */
  title: string
  children?: ReactNode
  /** Links and buttons that mend it. */
  remedies?: ReactNode
}

const classes = { error: 'notice e', warning: 'notice w', done: 'notice ok', plain: 'notice' }

/** News that stays until it is dealt with: what is, what to do, and the way to do it. Screen readers hear it when it comes. */
export function Notice({ tone = 'plain', title, children, remedies }: NoticeProps) {
  return (
    <div className={classes[tone]} role={tone === 'error' ? 'alert' : 'status'}>
      <strong>{title}</strong>
      {children}
      {remedies ? <div className="acts-s">{remedies}</div> : null}
    </div>
  )
}
