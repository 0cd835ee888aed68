namespace BumpBot.Git;

/// <summary>What the look at opening saw; a fetch of another run into the same clone does not change it.</summary>
internal sealed record TargetRefs(string DefaultBranch, string DefaultHead, TreeListing DefaultListing, Dictionary<string, string> BotHeads);
