using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Watching.Trust;

/// <summary>Lists all tags of a repository on the forge by git itself, which costs no API request.</summary>
public interface ITagListing
{
    /// <returns>Tag -> the commit that it leads to, peeled; always whole.</returns>
    /// <exception cref="FaultException">It could not be listed: nothing is known.</exception>
    Task<IReadOnlyDictionary<string, string>> ListAsync(RepoName repo, CancellationToken cancellation);
}
