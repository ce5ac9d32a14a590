import { useContext, useEffect, useState } from "react";
import { OpenDocument } from "@/live/use-document";

/** How many proposals the open document holds; null where no document is open. */
export function useOpenProposals(): number | null {
  const document = useContext(OpenDocument);
  const [count, setCount] = useState<number | null>(document ? document.proposals().size : null);
  useEffect(() => {
    if (!document) return setCount(null);
    const proposals = document.proposals();
    const follow = () => setCount(proposals.size);
    follow();
    proposals.observe(follow);
    return () => proposals.unobserve(follow);
  }, [document]);
  return count;
}
