import { createContext } from "react";
import type { Proposal } from "./use-proposals";

/** The open proposals of the artifact. */
export const Proposals = createContext<readonly Proposal[]>([]);
