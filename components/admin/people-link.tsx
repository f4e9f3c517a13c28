import { CopyAddress } from '#components/desk/copy-address.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { When } from '#components/ui/when.tsx'

export type HandedOn = { link: string; name: string; email: string; expiresAt: number; now: number }

const words = {
  invitation: {
    title: ({ name }: HandedOn) => `The invitation for ${name} is ready.`,
    label: ({ name }: HandedOn) => `Invitation for ${name}`,
    says: 'Send them this link yourself: Host City sends no mail. Whoever opens it first chooses the password.',
  },
  reset: {
    title: ({ name }: HandedOn) => `${name} can choose a new password.`,
    label: ({ name }: HandedOn) => `Reset link for ${name}`,
    says: 'Send them this link yourself: Host City sends no mail. Their present password works until they have chosen; then all their sessions and API tokens end.',
  },
}

/** A link to hand on, shown this once: text to select, and a button that copies it where scripts run. */
export function LinkToHandOn({ what, handed }: { what: keyof typeof words; handed: HandedOn }) {
  const { title, label, says } = words[what]
  return (
    <div className="hand-on">
      <Notice tone="done" title={title(handed)}>
        <CopyAddress address={handed.link} label={label(handed)} button="Copy the link" />
        <p>
          It works once, until <When at={handed.expiresAt} now={handed.now} />, and is not shown again.
        </p>
        <p className="dim">{says}</p>
      </Notice>
    </div>
  )
}
