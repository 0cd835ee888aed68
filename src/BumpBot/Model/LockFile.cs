namespace BumpBot.Model;

/// <summary>A file of a package manager that holds what a manifest was resolved to: it does not fit the manifest any more once a dependency there has moved.</summary>
/// <param name="Command">What renews it, run in its folder.</param>
public sealed record LockFile(string Path, string Command);
