namespace BumpBot.Model;

/// <summary>How pull requests are made in a target.</summary>
/// <param name="Base">The branch that pull requests go to; null = the target's default branch.</param>
/// <param name="Limit">How many of the bot's pull requests may be open at once; 0 = any number.</param>
/// <param name="Labels">On every pull request, beside those of <see cref="LabelsBySeverity"/>.</param>
public sealed record PullSettings(string? Base, int Limit, IReadOnlyList<string> Labels)
{
    public const int DefaultLimit = 10;

    public static readonly PullSettings Default = new(null, DefaultLimit, []);

    /// <summary>Branches that pull requests of their own go to, beside the base.</summary>
    public IReadOnlyList<string> FurtherBases { get; init; } = [];

    /// <summary>Tells the pull requests, branches and memory of a further base from those of the first; null = the base is the first.</summary>
    public string? Line { get; init; }

    public Grouping Group { get; init; } = Grouping.None;

    /// <summary>How many may be opened in any hour; 0 = any number.</summary>
    public int PerHour { get; init; }

    /// <summary>When new ones may be opened; null = at any time.</summary>
    public OpeningWindow? Window { get; init; }

    public RebasePolicy Rebase { get; init; } = RebasePolicy.Conflicts;

    public Automerge Automerge { get; init; } = Automerge.Off;

    /// <summary>Further labels for bumps of one severity; of a group that of its most severe bump counts.</summary>
    public IReadOnlyDictionary<BumpSeverity, IReadOnlyList<string>> LabelsBySeverity { get; init; } = new Dictionary<BumpSeverity, IReadOnlyList<string>>();

    /// <summary>Who they are assigned to, by login.</summary>
    public IReadOnlyList<string> Assignees { get; init; } = [];

    /// <summary>Who is asked for a review: logins, and teams as <c>owner/team</c>.</summary>
    public IReadOnlyList<string> Reviewers { get; init; } = [];

    /// <summary>Whether the owners that the target's CODEOWNERS file names for the changed files are asked for a review, where the forge does not do that itself.</summary>
    public bool CodeOwners { get; init; }

    /// <summary>The title of an open milestone; null = none.</summary>
    public string? Milestone { get; init; }

    public bool Draft { get; init; }

    /// <summary>The pull request's title; null = <see cref="TextTemplate.Usual"/>.</summary>
    public TextTemplate? Title { get; init; }

    /// <summary>The first line of the commit's message; null = as the title.</summary>
    public TextTemplate? Message { get; init; }

    /// <summary>Whether the commit's message asks the CI to do nothing.</summary>
    public bool SkipCi { get; init; }
}

/// <summary>When the branch of an open pull request is made anew although nothing newer is to be written.</summary>
public enum RebasePolicy
{
    /// <summary>Where it conflicts with its base, or would give something else than what is wanted.</summary>
    Conflicts,

    /// <summary>Also where its base has moved on.</summary>
    Behind,

    /// <summary>Never; only for a newer release.</summary>
    Never,
}

/// <summary>Which bumps are merged without a person. Breaking ones never are.</summary>
public enum Automerge
{
    Off,
    Patch,

    /// <summary>Patches too.</summary>
    Minor,

    /// <summary>Whatever does not look breaking, also where the versions do not tell how large the step is.</summary>
    All,
}

/// <summary>How large a step a bump is.</summary>
public enum BumpSeverity
{
    Patch,
    Minor,

    /// <summary>The versions do not tell: dates, ranges, or no version to move from.</summary>
    Unknown,
    Major,

    /// <summary>Notes, commits or versions say that something breaks.</summary>
    Breaking,
}
