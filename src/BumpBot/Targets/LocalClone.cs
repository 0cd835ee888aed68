using Updaters.References;

namespace BumpBot.Targets;

/// <summary>A git repository on this machine.</summary>
/// <param name="GitFolder">Where git keeps it: <c>.git</c>, or the folder itself when it is bare.</param>
/// <param name="Origin">The repository that its remote <c>origin</c> names on the forge; null = none.</param>
public sealed record LocalClone(string Folder, string GitFolder, RepoName? Origin);
