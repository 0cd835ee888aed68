using System.Globalization;

namespace Updaters.Tests;

/// <summary>How often a property is tried with random values.</summary>
internal static class Tries
{
    /// <summary>Set where the tests are run thousands of times, once for each change of the code: at most so often then. The first ones are the same.</summary>
    private const string AtMost = "PROPERTY_TRIES_AT_MOST";

    public static long Of(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(AtMost), NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? Math.Min(usual, most) : usual;
}
