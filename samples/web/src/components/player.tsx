import { useRef } from 'react';

interface PlayerProps {
  address: string;
  /** When the address was asked for, in milliseconds since 1970. */
  askedAt: number;
  onExpired: () => void;
  label: string;
  className: string;
}

/** An address that fails sooner than this after it was asked for fails for another reason than its age. */
const youngMs = 60_000;

/** A video whose address runs out after a while: it is asked for anew then, and goes on where it was. */
export function Player({ address, askedAt, onExpired, label, className }: PlayerProps) {
  const place = useRef<{ at: number; playing: boolean } | null>(null);
  return (
    <video
      src={address}
      controls
      playsInline
      preload="metadata"
      aria-label={label}
      className={className}
      onError={({ currentTarget: video }) => {
        if (Date.now() - askedAt > youngMs) {
          place.current = { at: video.currentTime, playing: !video.paused };
          onExpired();
        }
      }}
      onLoadedMetadata={({ currentTarget: video }) => {
        const { at, playing } = place.current ?? { at: 0, playing: false };
        place.current = null;
        if (at > 0) {
          video.currentTime = at;
        }
        if (playing) {
          // Refused where the browser wants a click for it; the button is there.
          video.play().catch(() => undefined);
        }
      }}
    />
  );
}
