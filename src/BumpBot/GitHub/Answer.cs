using System.Net;

namespace BumpBot.GitHub;

/// <summary>What came back for a read. A closed family; what cannot be answered for is a <see cref="Model.FaultException"/>.</summary>
internal abstract record Answer<T>
{
    private Answer() { }

    /// <summary>304: as it was when the validator was received.</summary>
    public sealed record NotModified : Answer<T>;

    /// <param name="ETag">To ask with next time, quotes included; null = none came.</param>
    /// <param name="Next">The next page, within the API's origin; null = this is the last.</param>
    /// <param name="At">Where the answer came from in the end, after redirects.</param>
    public sealed record Found(T Value, string? ETag, Uri? Next, Uri At) : Answer<T>;

    /// <summary>The API will not answer this question, whenever it is asked: what that means is the asker's to say.</summary>
    /// <param name="Message">GitHub's own words, without secrets.</param>
    public sealed record Refused(HttpStatusCode Status, string Message) : Answer<T>;
}
