namespace BumpBot.GitHub.Auth;

/// <summary>What is shown to GitHub: one token, or those that follow one another. Used by several threads at once.</summary>
public interface ITokenSource
{
    /// <summary>Of what a fingerprint is made; the same for as long as it is the same one's.</summary>
    string Subject { get; }

    /// <summary>The one that was given out last; null = none yet.</summary>
    string? Last { get; }

    /// <summary>Whether workflow files may be changed with it; null = not known.</summary>
    bool? MayChangeWorkflows { get; }

    /// <summary>What to do where GitHub does not accept it. Completes "check …".</summary>
    string ToCheck { get; }

    /// <summary>One that holds for some minutes yet.</summary>
    /// <exception cref="Model.FaultException">None can be had.</exception>
    ValueTask<string> TokenAsync(CancellationToken cancellation);

    /// <summary>Takes from an answer what it tells of the token.</summary>
    void Learn(HttpResponseMessage response) { }
}
