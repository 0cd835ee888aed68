using Updaters.References;

namespace BumpBot.Discovery;

/// <summary>What the files of a repository name that could be watched.</summary>
/// <param name="Upstreams">Most places in code first, those that only documents name last.</param>
/// <param name="Unplaced">Packages and images of which nothing says where they are made.</param>
/// <param name="LeftOut">Repositories of the same name under another owner: forks of this one, or what it is a fork of.</param>
public sealed record Discovered(IReadOnlyList<FoundUpstream> Upstreams, IReadOnlyList<UnplacedName> Unplaced, IReadOnlyList<RepoName> LeftOut);

/// <summary>A repository that files name at a version.</summary>
/// <param name="Places">How often, opted-out places left out.</param>
/// <param name="Paths">The files, most places first.</param>
/// <param name="InCode">Whether anything but a document names it.</param>
public sealed record FoundUpstream(RepoName Repo, int Places, IReadOnlyList<string> Paths, bool InCode);

/// <summary>A package or an image that a file pins.</summary>
/// <param name="Key">The key of a watch entry that takes such names: <c>packages</c> or <c>images</c>.</param>
public sealed record UnplacedName(string Name, string Key, string Path);
