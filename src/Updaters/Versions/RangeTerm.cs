using System.Diagnostics.CodeAnalysis;

namespace Updaters.Versions;

/// <summary>One condition of a <see cref="VersionRange"/>. A closed family.</summary>
internal abstract record RangeTerm
{
    private RangeTerm() { }

    public abstract bool Contains(ReleaseVersion version);

    public static bool TryRead(string operation, string text, [NotNullWhen(true)] out RangeTerm? term)
    {
        var bare = text is ['v' or 'V', ..] ? text[1..] : text;
        term = Wildcard(bare) is { } numbers
            ? operation switch
            {
                "" or "=" or "==" => new StartsWith(numbers),
                "!=" => new Not(new StartsWith(numbers)),
                _ => null,
            }
            : ReleaseVersion.TryParse(bare, out var version) ? Compared(operation, version) : null;
        return term is not null;
    }

    private static RangeTerm? Compared(string operation, ReleaseVersion version) => operation switch
    {
        "" or "=" or "==" => new Exactly(version),
        "!=" => new Not(new Exactly(version)),
        "<" => new Below(version),
        "<=" => new Between(null, true, version),
        ">" => new Between(version, false, null),
        ">=" => new Between(version, true, null),
        "^" => From(version, FirstThatCounts(version)),
        "~" => From(version, Math.Min(1, version.PartCount - 1)),
        "~>" => From(version, Math.Max(0, version.PartCount - 2)),
        "~=" when version.PartCount > 1 => From(version, version.PartCount - 2),
        _ => null,
    };

    /// <summary>From the version up to where its number at the place is raised.</summary>
    private static RangeTerm? From(ReleaseVersion version, int raised)
    {
        var numbers = Enumerable.Range(0, raised + 1).Select(version.Number).ToArray();
        if (numbers[raised] == int.MaxValue)
            return null;
        numbers[raised]++;
        return new Both(new Between(version, true, null), new Below(ReleaseVersion.Parse(string.Join('.', numbers))));
    }

    /// <summary>npm's caret: the first number that is not 0 stays; of <c>^0.0</c> the last one given.</summary>
    private static int FirstThatCounts(ReleaseVersion version)
    {
        for (var i = 0; i < version.PartCount; i++)
        {
            if (version.Number(i) != 0)
                return i;
        }
        return version.PartCount - 1;
    }

    /// <summary>The numbers before the wildcard (<c>1.2.x</c>, <c>1.*</c>, <c>*</c>); null = the text is none.</summary>
    private static List<int>? Wildcard(string text)
    {
        if (text is "*" or "x" or "X")
            return [];
        return text.Length > 2 && text[^2] == '.' && text[^1] is '*' or 'x' or 'X'
            && ReleaseVersion.TryParse(text[..^2], out var version) && version is { Tail: "", Separator: '.' }
            ? [.. Enumerable.Range(0, version.PartCount).Select(version.Number)]
            : null;
    }

    private sealed record Exactly(ReleaseVersion Version) : RangeTerm
    {
        public override bool Contains(ReleaseVersion version) => version == Version;
    }

    private sealed record StartsWith(IReadOnlyList<int> Numbers) : RangeTerm
    {
        public override bool Contains(ReleaseVersion version) => Numbers.Select((number, index) => version.Number(index) == number).All(equal => equal);
    }

    private sealed record Not(RangeTerm Term) : RangeTerm
    {
        public override bool Contains(ReleaseVersion version) => !Term.Contains(version);
    }

    private sealed record Both(RangeTerm One, RangeTerm Other) : RangeTerm
    {
        public override bool Contains(ReleaseVersion version) => One.Contains(version) && Other.Contains(version);
    }

    /// <param name="Inclusive">Whether the ends belong to it.</param>
    private sealed record Between(ReleaseVersion? Low, bool Inclusive, ReleaseVersion? High) : RangeTerm
    {
        public override bool Contains(ReleaseVersion version) =>
            (Low is null || version > Low || (Inclusive && version == Low)) && (High is null || version < High || (Inclusive && version == High));
    }

    /// <summary>Below a version, and below its pre-releases unless it is one itself.</summary>
    private sealed record Below(ReleaseVersion End) : RangeTerm
    {
        public override bool Contains(ReleaseVersion version) =>
            version < End && (End.IsPrerelease || !version.IsPrerelease || !version.HasNumbersOf(End));
    }
}
