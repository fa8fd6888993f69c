import utm

for latitude, longitude in (
    (51.2, 7.5),
    (-33.92, 18.42),
    (60.15, 24.65),
    (0.0, 0.0),
    (83.9, -179.9),
    (-79.9, 45.0),
    (60.0, 5.0),
    (75.0, 10.0),
):
    easting, northing, number, letter = utm.from_latlon(latitude, longitude)
    back = utm.to_latlon(easting, northing, number, letter)
    print("%.6f %.6f %d %s %.9f %.9f" % (easting, northing, number, letter, back[0], back[1]))
for arguments in ((85, 0), (0, 181)):
    try:
        utm.from_latlon(*arguments)
    except utm.OutOfRangeError as e:
        print(e)
print(utm.latitude_to_zone_letter(-12), utm.latlon_to_zone_number(72.5, 10))
