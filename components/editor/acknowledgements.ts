import { createDecoder, readVarInt, readVarString, readVarUint } from 'lib0/decoding'

const SYNC = 0
const SYNC_STATUS = 8
const WHOLE = 1
const UPDATE = 2

/**
 * What one socket owes us. Every update that leaves is owed an acknowledgement, in order; the first of them is the
 * handshake, which carries whatever the server has not seen. Until that one is acknowledged, nothing that was sent
 * before this socket can be taken for saved. (The provider's own count starts anew with each connection and falls
 * to nought by the first answer, even when others are still out.)
 */
export class Acknowledgements {
  #owed: ('whole' | 'update')[] = []
  #begun = false
  #whole = false
  #refused = false

  /**
   * Takes a message that is about to leave, and says whether it should. An update from before the handshake should
   * not: the handshake carries it, and alone it might build on one that was lost with the socket before.
   */
  sends(message: Uint8Array): boolean {
    const kind = outgoing(message)
    if (kind === 'update' && !this.#begun) return false
    if (kind === 'whole') this.#begun = true
    if (kind) this.#owed.push(kind)
    return true
  }

  /** Takes a message of the server; says whether it was an acknowledgement. */
  received(message: Uint8Array): boolean {
    const accepted = acknowledgement(message)
    if (accepted === null) return false
    if (this.#owed.shift() === 'whole' && accepted) this.#whole = true
    if (!accepted) this.#refused = true
    return true
  }

  get owed(): number {
    return this.#owed.length
  }

  /** Whether the server has everything that was written here. */
  get settled(): boolean {
    return this.#whole && !this.#refused && this.#owed.length === 0
  }
}

function outgoing(message: Uint8Array): 'whole' | 'update' | null {
  const [type, decoder] = open(message)
  if (type !== SYNC) return null
  const step = readVarUint(decoder)
  return step === WHOLE ? 'whole' : step === UPDATE ? 'update' : null
}

function acknowledgement(message: Uint8Array): boolean | null {
  if (message.length < 3) return null
  const [type, decoder] = open(message)
  return type === SYNC_STATUS ? readVarInt(decoder) === 1 : null
}

function open(message: Uint8Array) {
  const decoder = createDecoder(message)
  readVarString(decoder)
  return [readVarUint(decoder), decoder] as const
}
