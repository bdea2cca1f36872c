using SectorPipeline.Core;

namespace SectorPipeline.App.Cli;

/// <summary>The session that somebody asks for.</summary>
internal static class SessionChoice
{
    /// <summary>The session of the text, or the last one without a text.</summary>
    /// <param name="text">A date.</param>
    /// <param name="last">The last complete session.</param>
    /// <param name="name">What the text was given as, for messages: <c>--session</c>.</param>
    /// <exception cref="ConfigurationException">It is none, it is yet to come, or the exchange was closed.</exception>
    public static Session Of(string? text, Session last, string name)
    {
        if (text is null)
            return last;
        var session = Session.Parse(text);
        if (session > last)
            throw new ConfigurationException($"{name} {session}: the last complete session is {last}. Choose it or an earlier one.");
        if (!TradingCalendar.Nyse.IsSession(session.Date))
        {
            var nearest = new Session(TradingCalendar.Nyse.Previous(session.Date));
            throw new ConfigurationException($"{name} {session}: the exchange was closed. The session before was {nearest}.");
        }

        return session;
    }
}
