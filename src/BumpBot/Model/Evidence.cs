using System.Text.Json.Serialization;
using Updaters.References;

namespace BumpBot.Model;

/// <summary>What has to be known from outside before a reference may move. A closed family; equal questions are asked once.</summary>
public abstract record EvidenceQuestion
{
    private EvidenceQuestion() { }

    /// <summary>Is the tag there, and which digest does it have? Answered by one value, <c>sha256:…</c>.</summary>
    /// <param name="Name">As the file writes it, with its registry where it has one.</param>
    public sealed record ImageTag(string Name, string Tag) : EvidenceQuestion
    {
        public override string ToString() => $"{Name}:{Tag}";
    }

    /// <summary>Is the version in the index, and which files does it have? Answered by the sha256 of each, in hexadecimal.</summary>
    public sealed record PythonPackage(string Name, string Version) : EvidenceQuestion
    {
        public override string ToString() => $"{Name}=={Version}";
    }

    /// <summary>Is the version in the feed? Answered by no value.</summary>
    public sealed record NuGetPackage(string Name, string Version) : EvidenceQuestion
    {
        public override string ToString() => $"{Name} {Version}";
    }

    /// <summary>Which commit does the tag peel to? Answered by one value, its SHA.</summary>
    /// <param name="Repo">The upstream's repository by its name now.</param>
    public sealed record TagCommit(RepoName Repo, string Tag) : EvidenceQuestion
    {
        public override string ToString() => $"the commit of {Repo} {Tag}";
    }

    /// <summary>Of which tags is this the commit? Answered by their names.</summary>
    /// <param name="Repo">The upstream's repository by its name now.</param>
    public sealed record CommitTags(RepoName Repo, string Sha) : EvidenceQuestion
    {
        public override string ToString() => $"the tags of {Repo} at {Sha}";
    }

    /// <summary>Which commits does one tag have that an older one lacks? Answered by <see cref="EvidenceAnswer.Commits"/>.</summary>
    /// <param name="Repo">The upstream's repository by its name now.</param>
    public sealed record CommitsBetween(RepoName Repo, string From, string To) : EvidenceQuestion
    {
        public override string ToString() => $"the commits of {Repo} from {From} to {To}";
    }

    /// <summary>What does the repository's list of changes say at a tag? Answered by <see cref="EvidenceAnswer.Document"/>, or by no value where there is none.</summary>
    /// <param name="Repo">The upstream's repository by its name now.</param>
    public sealed record Changelog(RepoName Repo, string Tag) : EvidenceQuestion
    {
        public override string ToString() => $"the changelog of {Repo} at {Tag}";
    }

    /// <summary>What do the notes of a release say, which the look left out? Answered by <see cref="EvidenceAnswer.Document"/>, or by no value where it has none.</summary>
    /// <param name="Repo">The upstream's repository by its name now.</param>
    public sealed record ReleaseNotes(RepoName Repo, string Tag) : EvidenceQuestion
    {
        public override string ToString() => $"the notes of {Repo} {Tag}";
    }

    /// <summary>What is the sha256 of a file of the upstream's own release or archive? Answered by one value, in hexadecimal.</summary>
    /// <param name="Repo">The upstream's repository: a URL outside it is never asked.</param>
    public sealed record FileHash(RepoName Repo, Uri Url) : EvidenceQuestion
    {
        public override string ToString() => Url.AbsoluteUri;
    }
}

/// <summary>What a question was answered with. A closed family.</summary>
[JsonDerivedType(typeof(There), "there")]
[JsonDerivedType(typeof(Commits), "commits")]
[JsonDerivedType(typeof(Document), "document")]
public abstract record EvidenceAnswer
{
    private EvidenceAnswer() { }

    /// <summary>It is there.</summary>
    /// <param name="Values">What the question says that it is answered by.</param>
    public sealed record There(IReadOnlyList<string> Values) : EvidenceAnswer;

    /// <param name="Messages">Oldest first.</param>
    /// <param name="Total">How many there are; more than messages where not all were read.</param>
    public sealed record Commits(IReadOnlyList<CommitMessage> Messages, int Total) : EvidenceAnswer;

    /// <summary>A text file, or notes: foreign text.</summary>
    /// <param name="Path">Of notes, the release's tag.</param>
    public sealed record Document(string Path, string Text) : EvidenceAnswer;

    /// <summary>The place was asked and does not have it: not published yet, or never.</summary>
    public sealed record Absent : EvidenceAnswer;

    /// <summary>The place could not be asked, or did not answer: nothing is known, and the next run asks again.</summary>
    /// <param name="Why">What happened and what the user can do about it; holds no secret.</param>
    public sealed record Unknown(string Why) : EvidenceAnswer;

    /// <summary>There is no place to ask: none is configured, or the config says that nothing is to be asked.</summary>
    /// <param name="Why">What the user can do about it.</param>
    public sealed record NoPlace(string Why) : EvidenceAnswer;
}
