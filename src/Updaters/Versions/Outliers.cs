namespace Updaters.Versions;

/// <summary>Finds versions that are a jump far outside their upstream's history: 1.999.0 after 1.12, 2025 after 19. Often a mistake, so that a person should look.</summary>
/// <remarks>
/// A jump is far where the first number that changed grew by more than <see cref="LeastFar"/> and by more than ten times as much as it ever
/// did, or a number behind it is that far above all that stood there. So 1.9 → 1.10, 19 → 20, 1.13 → 17.03 and 3.4 → 35.0 are none, nor
/// are build numbers that grow by hundreds. A few releases are no history, and a jump that a few releases came after is a fact.
/// </remarks>
public static class Outliers
{
    /// <summary>So many different versions make a history, below a jump or above it.</summary>
    private const int Few = 5;

    private const int TimesUsual = 10;

    /// <summary>By what each number may always grow. The later ones are often numbers of builds.</summary>
    private static readonly int[] LeastFar = [50, 50, 500, 500];

    /// <summary>The same of dates: an upstream may sleep for years, but not for twenty.</summary>
    private static readonly int[] LeastFarOfDates = [20, 50, 500, 500];

    /// <param name="versions">All of one scheme that the upstream has published.</param>
    /// <param name="isConfirmed">Whether a person has said that the version is meant. It is part of the history then.</param>
    /// <returns>Each outlier, with the version that its jump is after.</returns>
    public static IReadOnlyDictionary<ReleaseVersion, ReleaseVersion> Among(IEnumerable<ReleaseVersion> versions, Func<ReleaseVersion, bool> isConfirmed)
    {
        Dictionary<ReleaseVersion, ReleaseVersion> outliers = [];
        List<List<ReleaseVersion>> ascending = ByNumbers(versions);
        if (ascending.Count <= Few)
            return outliers;
        History history = new(ascending[0][0]);
        for (var index = 1; index < ascending.Count; index++)
        {
            var same = ascending[index];
            var isFact = history.Count < Few || ascending.Count - index >= Few || same.Exists(version => isConfirmed(version));
            if (isFact || !history.IsFar(same[0]))
                history.Add(same[0]);
            else
                same.ForEach(version => outliers[version] = history.Newest);
        }
        return outliers;
    }

    /// <summary>In ascending order, those with the same numbers (a release and its pre-releases) together.</summary>
    private static List<List<ReleaseVersion>> ByNumbers(IEnumerable<ReleaseVersion> versions)
    {
        List<List<ReleaseVersion>> groups = [];
        foreach (var version in versions.Order())
        {
            if (groups.Count > 0 && groups[^1][0].HasNumbersOf(version))
                groups[^1].Add(version);
            else
                groups.Add([version]);
        }
        return groups;
    }

    /// <summary>What is known of the versions up to one of them.</summary>
    private sealed class History(ReleaseVersion first)
    {
        /// <summary>By how much each number has grown at most, and how great it was.</summary>
        private readonly long[] _steps = new long[ReleaseVersion.MaxParts];
        private readonly long[] _greatest = [.. Enumerable.Range(0, ReleaseVersion.MaxParts).Select(place => (long)Number(first, place))];

        public ReleaseVersion Newest { get; private set; } = first;

        public int Count { get; private set; } = 1;

        public void Add(ReleaseVersion version)
        {
            var place = FirstChange(version);
            _steps[place] = Math.Max(_steps[place], Number(version, place) - Number(Newest, place));
            for (var i = 0; i < _greatest.Length; i++)
                _greatest[i] = Math.Max(_greatest[i], Number(version, i));
            (Newest, Count) = (version, Count + 1);
        }

        public bool IsFar(ReleaseVersion version)
        {
            var place = FirstChange(version);
            var least = SchemeOfVersions.IsDate(Newest) ? LeastFarOfDates : LeastFar;
            if (Number(version, place) - Number(Newest, place) > Math.Max(least[place], TimesUsual * _steps[place]))
                return true;
            for (var i = place + 1; i < _greatest.Length; i++)
            {
                if (Number(version, i) > Math.Max(least[i], TimesUsual * _greatest[i]))
                    return true;
            }
            return false;
        }

        /// <summary>There is one: a version of the same numbers is among the same.</summary>
        private int FirstChange(ReleaseVersion version)
        {
            var place = 0;
            while (Number(version, place) == Number(Newest, place))
                place++;
            return place;
        }

        /// <summary>A date in one number counts as its year, month and day.</summary>
        private static int Number(ReleaseVersion version, int place)
        {
            if (!SchemeOfVersions.IsCompactDate(version))
                return version.Number(place);
            var date = version.Number(0);
            return place switch
            {
                0 => date / 10_000,
                1 => date / 100 % 100,
                2 => date % 100,
                _ => version.Number(1),
            };
        }
    }
}
