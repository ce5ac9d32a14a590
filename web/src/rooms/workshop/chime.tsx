import { useEffect, useRef, useSyncExternalStore } from "react";
import { useTexts } from "@/texts/language";
import texts from "@/texts/workshop";
import { Switch } from "@/ui/switch";
import { useTimeLeft } from "../frame/step-clock";

const KEY = "gyakusan.chime";
const listeners = new Set<() => void>();
const isOn = () => localStorage.getItem(KEY) === "on";

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function switchTo(on: boolean): void {
  localStorage.setItem(KEY, on ? "on" : "off");
  for (const listener of listeners) listener();
  if (on) play();
}

/** Two soft notes, made here: nothing is fetched. */
function play(): void {
  const audio = new AudioContext();
  for (const [start, pitch] of [
    [0, 660],
    [0.28, 880],
  ] as const) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, audio.currentTime + start);
    volume.gain.exponentialRampToValueAtTime(0.25, audio.currentTime + start + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + start + 0.6);
    tone.connect(volume).connect(audio.destination);
    tone.start(audio.currentTime + start);
    tone.stop(audio.currentTime + start + 0.65);
  }
  setTimeout(() => void audio.close(), 1500);
}

/** Sounds when the time of a step runs out, where it is switched on. */
export function Chime() {
  const left = useTimeLeft();
  const on = useSyncExternalStore(subscribe, isOn);
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (on && left !== null && left <= 0 && before.current !== null && before.current > 0) play();
    before.current = left;
  }, [left, on]);
  return null;
}

/** Switches the sound on this device on and off. */
export function ChimeSwitch() {
  const t = useTexts(texts);
  const on = useSyncExternalStore(subscribe, isOn);
  return (
    <Switch isSelected={on} onChange={switchTo}>
      {t("chime")}
    </Switch>
  );
}
