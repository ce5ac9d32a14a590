import { createContext, type ReactNode, useCallback, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { inWords } from "@/api/errors";
import type { Command, RoomState } from "@/api/types";
import { notify } from "@/ui/toast-queue";
import { type RoomSnapshot, RoomStore } from "./store";

const Context = createContext<RoomStore | null>(null);

/** Opens the live connection of a workshop for everything inside. */
export function RoomProvider({ workshop, children }: { workshop: string; children: ReactNode }) {
  const [store, setStore] = useState<RoomStore | null>(null);
  useEffect(() => {
    const opened = new RoomStore(workshop);
    opened.start();
    setStore(opened);
    return () => opened.stop();
  }, [workshop]);
  return store ? <Context value={store}>{children}</Context> : null;
}

/** For tests and previews: a room that is already there. */
export const StoreProvider = Context;

/** The store itself; components mostly want `useRoom`, `useSection` or `useSend`. */
export function useStore(): RoomStore {
  const store = useContext(Context);
  if (!store) throw new Error("useStore outside of a RoomProvider");
  return store;
}

/** The whole of the connection: state (null until it arrives), status, refusal. */
export function useRoomSnapshot(): RoomSnapshot {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** The state of the room. Inside the frame it is always there. */
export function useRoom(): RoomState {
  const { state } = useRoomSnapshot();
  if (!state) throw new Error("useRoom before the room's state has arrived");
  return state;
}

/**
 * One part of the state; the component is drawn again only when that part differs:
 * `useSection((room) => room.clock)`. The selector must return what stands in the state, nothing newly made.
 */
export function useSection<T>(select: (room: RoomState) => T): T {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => {
    const { state } = store.get();
    if (!state) throw new Error("useSection before the room's state has arrived");
    return select(state);
  });
}

/** The workshop's id. */
export function useWorkshopId(): string {
  return useStore().workshop;
}

/** Sends a command; a refusal is shown in words, and the answer tells whether it worked. */
export function useSend(): (command: Command) => Promise<boolean> {
  const store = useStore();
  return useCallback(
    async (command) => {
      try {
        await store.send(command);
        return true;
      } catch (error) {
        notify(inWords(error), "problem");
        return false;
      }
    },
    [store],
  );
}

/** The server's time, ticking. */
export function useNow(everyMs = 1000): number {
  const { clock } = useStore();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = clock.now();
      setNow(at);
      timer = setTimeout(tick, everyMs - (at % everyMs));
    };
    tick();
    return () => clearTimeout(timer);
  }, [clock, everyMs]);
  return now;
}

/** May the viewer use the clock: facilitators, and whoever was named to lead. */
export function useMayLead(): boolean {
  const me = useSection((room) => room.me);
  return me.access === "facilitator" || me.leads;
}

/** Parts, locks, pairs and own copies are the facilitator's, whoever has the lead. */
export function useFacilitates(): boolean {
  return useSection((room) => room.me.access === "facilitator");
}
