namespace FinSight.Core.Capture;

/// <summary>The months in many languages, in lower case and without accents; a star where a word goes on.</summary>
static class MonthNames
{
    const string Lines =
        """
        jan janua* januar* janv* janei* enero ene genna* ledna stycz* sijecn* ocak tammi* янв янв* січ* ιαν* يناير ינואר जनवरी มกรา* ม.ค.
        feb febru* febr* fev* unora lut* velj* subat helmi* фев фев* лют* φεβ* فبراير פברואר फरवरी กุมภา* ก.พ.
        mar march mars marz marzo maart marts marzec marca brezna ozuj* maalis* мар мар* берез* μαρ* مارس מרץ मार्च มีนา* มี.ค.
        apr april* aprile abr abril avr avril dubna kwie* trav* nisan huhti* апр апр* квіт* απρ* أبريل אפריל अप्रैल เมษา* เม.ย.
        may mai maj maja mayo maio magg* mei kvetna svib* mayis touko* мая маи мај трав* μαι* مايو מאי मई พฤษภา* พ.ค.
        jun june juni juin junio junho giugn* cervna czerw* haziran kesa* июн июн* черв* ιουν* يونيو יוני जून มิถุนา* มิ.ย.
        jul july juli juil juill* julio julho lugl* cervence lipca temmuz heina* июл июл* лип* ιουλ* يوليو יולי जुलाई กรกฎา* ก.ค.
        aug augus* agos* aout srpna sierp* kolov* agusto* elokuu* авг авг* серп* αυγ* أغسطس אוגוסט अगस्त สิงหา* ส.ค.
        sep sept septem* settem* setem* setie* zari wrzes* rujna eylul syys* сен сент* верес* σεπ* سبتمبر ספטמבר सितंबर กันยา* ก.ย.
        oct okt octob* oktob* octub* outub* ottob* rijna pazdz* ekim loka* окт окт* жовт* οκτ* أكتوبر אוקטובר अक्टूबर ตุลา* ต.ค.
        nov novem* noiem* listopad* studen* kasim marras* нояб* листопад* νοε* نوفمبر נובמבר नवंबर พฤศจิ* พ.ย.
        dec dez dic decem* dezem* desem* dicie* dicem* prosin* grudn* aralik joulu* дек декаб* груд* δεκ* ديسمبر דצמבר दिसंबर ธันวา* ธ.ค.
        """;

    static readonly string[][] Names = [.. Lines.Split('\n').Select(line => line.Split(' '))];

    /// <summary>From 1; null of another word.</summary>
    public static int? Of(string folded)
    {
        var at = Array.FindIndex(Names, names => Array.Exists(names, name => name[^1] == '*'
            ? folded.AsSpan().StartsWith(name.AsSpan(..^1), StringComparison.Ordinal)
            : folded == name || folded.TrimEnd('.') == name));
        return at < 0 ? null : at + 1;
    }
}
